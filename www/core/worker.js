// The reader's side of the thread: takes the core once, then jobs, and answers each.
import { compileCore } from './payload.js';
import { openCore, runJob } from './runtime.js';

/** True once there was a job: nothing needs to be warmed any more. */
let asked = false;

/**
 * Reads a sample before anybody asks: tables are unpacked and the code is compiled by the time a reader has something to read. Twice
 * each, since browsers compile anew what runs often: the first article is painted a third faster so (measured), more rounds gain nothing.
 */
function warm(left) {
  if (asked || left.length === 0) return;
  runJob({ content: left[0], html: false, options: {} });
  // A job that came in the meantime goes first.
  setTimeout(warm, 0, left.slice(1));
}

/** Starts the core from its module, or from what the page carries, of which `first` comes later. Says first that the thread lives, then that it can read. */
async function start(core, first) {
  self.postMessage({ alive: true });
  let carried = null;
  try {
    carried = core instanceof WebAssembly.Module ? { module: core, texts: [] } : await compileCore({ ...core, first });
    openCore(carried.module);
    self.postMessage({ ready: true, ...carried });
  } catch (error) {
    self.postMessage({ failed: String(error) });
    return;
  }
  setTimeout(warm, 0, [...carried.texts, ...carried.texts]);
}

/** Makes this thread a reader. */
export function startWorker() {
  let take;
  const first = new Promise((resolve) => (take = resolve));
  self.onmessage = ({ data }) => {
    if (data.core) return start(data.core, first);
    if (data.first) return take(data.first);
    asked = true;
    self.postMessage({ began: data.number });
    self.postMessage({ number: data.number, ...runJob(data) });
  };
}
