// The built package, started from the bytes in pkg/, and the texts of our own that the tests run on.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { initSync } from '../../pkg/foresay.js';

export * from '../../pkg/foresay.js';

export const root = new URL('../../', import.meta.url);
initSync({ module: readFileSync(new URL('pkg/foresay_bg.wasm', root)) });

/** Every sample article under tests/cases: {slug, text}. */
export const cases = readdirSync(new URL('tests/cases/', root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`tests/cases/${entry.name}/article.txt`, root)))
  .map((entry) => ({ slug: entry.name, text: readFileSync(new URL(`tests/cases/${entry.name}/article.txt`, root), 'utf8') }));

/** Every place in an analysis, with the path that leads to it. */
export function* places(value, path = '') {
  if (Array.isArray(value)) {
    if (value.length === 2 && value.every(Number.isInteger) && !/\.(scenarios|also_speakers)$/.test(path)) yield [path, value];
    else for (const [i, item] of value.entries()) yield* places(item, `${path}[${i}]`);
  } else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) if (key !== 'timings') yield* places(item, `${path}.${key}`);
  }
}
