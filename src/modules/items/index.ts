import './records.ts'
