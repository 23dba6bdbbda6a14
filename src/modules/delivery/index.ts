import './print.ts'
