// The reader's side of the thread: takes the core once, then jobs, and answers each.
import samples from 'samples';
import { compileCore } from './payload.js';
import { openCore, runJob } from './runtime.js';

/** Reads a sample before anybody asks: tables are unpacked and the code is compiled by the time a reader has something to read. */
function warm() {
  for (const { text } of samples) runJob({ content: text, html: false, options: {} });
}

/** Starts the core from its module, or from what the page carries. Says first that the thread lives, then that it can read. */
async function start(core) {
  self.postMessage({ alive: true });
  try {
    const module = typeof core === 'string' ? await compileCore(core) : core;
    openCore(module);
    self.postMessage({ ready: true, module });
  } catch (error) {
    self.postMessage({ failed: String(error) });
    return;
  }
  warm();
}

/** Makes this thread a reader. */
export function startWorker() {
  self.onmessage = ({ data }) => {
    if (data.core) start(data.core);
    else self.postMessage({ number: data.number, ...runJob(data) });
  };
}
