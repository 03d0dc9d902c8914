// The reader's side of the thread: takes the compiled module once, then jobs, and answers each.
import { openCore, runJob } from './runtime.js';

/** Makes this thread a reader. */
export function startWorker() {
  self.onmessage = ({ data }) => {
    if (data.module) {
      openCore(data.module);
      self.postMessage({ ready: true });
    } else {
      self.postMessage({ number: data.number, ...runJob(data) });
    }
  };
}
