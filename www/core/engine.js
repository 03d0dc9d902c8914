// Runs jobs one at a time in a worker so that the page never freezes; on this thread where no worker can be had.
import { takeCore, compileCore } from './payload.js';
import { openCore, runJob } from './runtime.js';

/** Starting takes the worker at most this long, in milliseconds, before the page goes on without one. */
const PATIENCE = 5000;

export class Engine {
  #queue = [];
  #current = null;
  #number = 0;
  #worker = null;
  #thread = null;

  /** Loads the core. `thread` becomes "worker" or "page". */
  constructor() {
    this.ready = this.#start();
  }

  async #start() {
    const written = takeCore();
    try {
      this.module = await this.#hire(written);
      this.#thread = 'worker';
    } catch {
      this.#worker?.terminate();
      this.#worker = null;
      this.module = await compileCore(written);
      openCore(this.module);
      this.#thread = 'page';
    }
    this.#next();
  }

  /** Where jobs run. */
  get thread() {
    return this.#thread;
  }

  /**
   * A worker that has the core, given as its module or as the page carries it: unpacking is work of that thread too. Resolves to
   * the module. The script is the page's own, taken from its element: nothing is fetched.
   */
  #hire(core) {
    const script = document.querySelector('body > script:last-of-type').textContent;
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    return new Promise((resolve, reject) => {
      const worker = new Worker(address);
      const late = setTimeout(() => reject(new Error('the worker did not start')), PATIENCE);
      worker.onerror = (event) => {
        event.preventDefault();
        clearTimeout(late);
        reject(new Error(event.message));
        this.#lost(worker);
      };
      worker.onmessage = ({ data }) => {
        clearTimeout(late);
        if (data.alive) URL.revokeObjectURL(address);
        else if (data.ready) resolve(data.module);
        else if (data.failed) reject(new Error(data.failed));
        else this.#answer(data);
      };
      this.#worker = worker;
      worker.postMessage({ core });
    });
  }

  /**
   * Reads one content. Resolves to {analysis}, {error: {trap, message}} or {cancelled: true}.
   * `signal` cancels it, also in the middle.
   */
  read(job, signal) {
    return new Promise((resolve) => {
      const entry = { ...job, number: ++this.#number, resolve };
      signal?.addEventListener('abort', () => this.#cancel(entry), { once: true });
      if (signal?.aborted) return resolve({ cancelled: true });
      this.#queue.push(entry);
      this.#next();
    });
  }

  #next() {
    if (this.#current || !this.#thread || this.#queue.length === 0) return;
    const job = (this.#current = this.#queue.shift());
    const { content, html, options, number } = job;
    if (this.#worker) this.#worker.postMessage({ content, html, options, number });
    else setTimeout(() => this.#answer({ number, ...runJob(job) }));
  }

  #answer({ number, ...answer }) {
    if (this.#current?.number !== number) return;
    const { resolve } = this.#current;
    this.#current = null;
    resolve(answer);
    this.#next();
  }

  /** A worker that died outside a job's own error handling: its job fails, the next worker takes the rest. */
  #lost(worker) {
    if (worker !== this.#worker || !this.#thread) return;
    this.#replace({ error: { trap: true, message: 'the reader stopped' } });
  }

  #cancel(entry) {
    const place = this.#queue.indexOf(entry);
    if (place >= 0) {
      this.#queue.splice(place, 1);
      entry.resolve({ cancelled: true });
    } else if (this.#current === entry && this.#worker) {
      this.#replace({ cancelled: true });
    }
  }

  async #replace(answer) {
    const job = this.#current;
    this.#worker.terminate();
    this.#worker = null;
    this.#thread = null;
    this.#current = null;
    job?.resolve(answer);
    try {
      await this.#hire(this.module);
      this.#thread = 'worker';
    } catch {
      openCore(this.module);
      this.#thread = 'page';
    }
    this.#next();
  }
}
