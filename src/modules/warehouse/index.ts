import './adjust.ts'
