// Runs jobs in workers so that the page never freezes, in several where there are many; on this thread where no worker can be had.
import { Thread } from './thread.js';

/** What the reader's script before this one left: it stands in the page once. */
const { compileCore, takeCore, openCore, runJob } = globalThis.reader;

/** No more workers than these, and than the computer has processors. */
const MOST = 4;

/** A job that no worker took up is given to another so often. */
const TRIES = 2;

export class Engine {
  #queue = [];
  #idle = [];
  #threads = new Set();
  #hiring = false;
  #reading = false;
  #number = 0;
  #kind = null;
  #most = Math.max(1, Math.min(MOST, navigator.hardwareConcurrency || 1));

  #taken;

  /**
   * Loads the core. When it is `ready`, `thread` is "worker" or "page", and `samples` are the texts of the samples. `taken` is called when a
   * worker has the core and this thread has nothing more to do for it.
   */
  constructor(taken) {
    this.#taken = taken;
    this.ready = this.#start();
  }

  async #start() {
    this.core = takeCore();
    if (await this.#hire()) return;
    this.#take(await compileCore(await this.core));
    this.#alone();
  }

  /** The core is compiled once; the first to do so gives the samples too. */
  #take({ module, texts }) {
    this.core = module;
    this.samples ??= texts;
  }

  /** Where jobs run. */
  get thread() {
    return this.#kind;
  }

  /** How many jobs keep every worker busy. */
  get ahead() {
    return this.#most * 2;
  }

  /** One more worker. False where none can be had. */
  async #hire() {
    this.#hiring = true;
    let thread = null;
    try {
      thread = new Thread(this.core, this.#taken);
      this.#take(await thread.ready);
    } catch {
      thread?.stop();
      thread = null;
    }
    this.#hiring = false;
    if (!thread) return false;
    this.#threads.add(thread);
    this.#idle.push(thread);
    this.#kind = 'worker';
    this.#next();
    return true;
  }

  /** From now on the page reads by itself. */
  #alone() {
    openCore(this.core);
    this.#kind = 'page';
    this.#next();
  }

  /**
   * Reads one content. Resolves to {analysis}, {error: {trap, message}} or {cancelled: true}.
   * `signal` cancels it, also in the middle.
   */
  read(job, signal) {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve({ cancelled: true });
      const entry = { job: { ...job, number: ++this.#number }, thread: null, tries: 0 };
      const cancel = () => this.#cancel(entry);
      entry.resolve = (answer) => (signal?.removeEventListener('abort', cancel), resolve(answer));
      signal?.addEventListener('abort', cancel, { once: true });
      this.#queue.push(entry);
      this.#next();
    });
  }

  #next() {
    while (this.#queue.length > 0) {
      if (this.#kind === 'page') return this.#byPage();
      const thread = this.#idle.pop();
      if (!thread) return this.#more();
      this.#give(thread, this.#queue.shift());
    }
  }

  /** Another worker where jobs wait for one, or where there is none left. */
  async #more() {
    if (!this.#kind || this.#hiring || this.#threads.size >= this.#most) return;
    if (await this.#hire()) return;
    if (this.#threads.size === 0) this.#alone();
    else this.#most = this.#threads.size;
  }

  async #give(thread, entry) {
    entry.thread = thread;
    entry.tries++;
    const answer = await thread.run(entry.job);
    entry.thread = null;
    if (!answer.lost) {
      this.#idle.push(thread);
      entry.resolve(answer);
    } else {
      this.#threads.delete(thread);
      if (entry.cancelled) entry.resolve({ cancelled: true });
      else if (!answer.began && entry.tries < TRIES) this.#queue.unshift(entry);
      else entry.resolve({ error: { trap: true, message: 'the reader stopped' } });
      if (this.#threads.size === 0) this.#more();
    }
    this.#next();
  }

  #byPage() {
    if (this.#reading) return;
    this.#reading = true;
    const entry = this.#queue.shift();
    setTimeout(() => {
      entry.resolve(runJob(entry.job));
      this.#reading = false;
      this.#next();
    });
  }

  #cancel(entry) {
    entry.cancelled = true;
    const place = this.#queue.indexOf(entry);
    if (place >= 0) {
      this.#queue.splice(place, 1);
      entry.resolve({ cancelled: true });
    } else {
      entry.thread?.stop();
    }
  }
}
