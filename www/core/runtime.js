// One instance of the core, in whatever thread this runs. After a trap a fresh instance of the same module takes its place.
import { initSync, analyze, analyzeHtml, __wbg_reset_state as renew } from 'core';

/** Starts the core from its compiled module. */
export function openCore(module) {
  initSync({ module });
}

/** Runs one job. Gives {analysis} or {error: {trap, message}}; never throws, and the core works afterwards. */
export function runJob({ content, html, options }) {
  try {
    return { analysis: html ? analyzeHtml(content, options) : analyze(content, options) };
  } catch (error) {
    const bad = error instanceof TypeError || (error instanceof RangeError && /^(text|html|options)\b/.test(error.message));
    if (!bad) renew();
    return { error: { trap: !bad, message: error.message } };
  }
}
