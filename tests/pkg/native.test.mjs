// The same core, compiled twice: the command line and the package must give equal analyses of every case.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyze, cases, root } from './core.mjs';

/** The command line: FORESAY names it, or the newest build that is there is taken. */
const binary = [process.env.FORESAY, 'target/release/foresay', 'target/quick/foresay', 'target/debug/foresay']
  .filter(Boolean)
  .map((path) => fileURLToPath(new URL(path, root)))
  .find(existsSync);

test('natively and in wasm the analyses are equal', () => {
  assert.ok(binary, 'build the command line first: cargo build --release');
  const input = cases.map(({ slug, text }) => `${JSON.stringify({ id: slug, text })}\n`).join('');
  const run = spawnSync(binary, ['batch', '--offsets', 'utf16', '--with-source'], { input, maxBuffer: 1e9, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const native = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(native.length, cases.length);
  for (const [i, { slug, text }] of cases.entries()) {
    assert.deepEqual(analyze(text, { id: slug, withSource: true }), native[i], slug);
  }
});
