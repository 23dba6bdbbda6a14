import './imports.ts'
import './run.ts'
import './undo.ts'
import './export.ts'
