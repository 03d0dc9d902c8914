// The reader's side of the thread: takes the core once, then jobs, and answers each.
import { compileCore } from './payload.js';
import { openCore, runJob } from './runtime.js';

/** True once there was a job: nothing needs to be warmed any more. */
let asked = false;

/** So many characters of the first sample are read before the whole of it: an article that comes in at once waits for a part of the way only. */
const OPENINGS = [100, 2000];

/** So often each sample is read: browsers compile anew what runs often. The first article after a while is painted a third faster than after two rounds (measured), more gain little. */
const ROUNDS = 5;

/** Reads samples before anybody asks: tables are unpacked and the code is compiled by the time a reader has something to read. */
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
  const { texts } = carried;
  const openings = texts.slice(0, 1).flatMap((text) => OPENINGS.map((length) => text.slice(0, length)));
  setTimeout(warm, 0, [...openings, ...Array(ROUNDS).fill(texts).flat()]);
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
