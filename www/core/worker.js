// The reader's side of the thread: takes the compiled module once, then jobs, and answers each.
import samples from 'samples';
import { openCore, runJob } from './runtime.js';

/** Reads a sample before anybody asks: tables are unpacked and the code is compiled by the time a reader has something to read. */
function warm() {
  for (const { text } of samples) runJob({ content: text, html: false, options: {} });
}

/** Makes this thread a reader. */
export function startWorker() {
  self.onmessage = ({ data }) => {
    if (data.module) {
      openCore(data.module);
      self.postMessage({ ready: true });
      warm();
    } else {
      self.postMessage({ number: data.number, ...runJob(data) });
    }
  };
}
