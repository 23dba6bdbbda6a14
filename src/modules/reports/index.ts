import './operations.ts'
