import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';

/** Runs a compiler with this Node and gathers what it says, so that two of them side by side stay readable. */
export function runCompiler(root, command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.on('close', (code) => resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString().trim() }));
  });
}
