#!/usr/bin/env node
import { join } from 'node:path'
import { run } from '../scripts/ensure.mjs'

run([join(import.meta.dirname, '..', 'src', 'cli.ts'), ...process.argv.slice(2)])
