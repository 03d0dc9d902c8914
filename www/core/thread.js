// One reader of texts: a worker that has the core, and a watch over it that tells one that is silent from one that works.

import { ownScript } from '../own.js';

/** Starting takes a worker at most this long, in milliseconds, before the page goes on without it. */
const PATIENCE = 5000;

/** Seconds of the page's own time in which a worker takes up a job. */
const TAKES_UP = 8;

/** Seconds in which it has done one: so many, and one more for so many characters, a fortieth of what an old phone reads. */
const AT_LEAST = 30;
const CHARACTERS = 10_000;

export class Thread {
  #worker;
  #job = null;
  #began = false;
  #quiet = 0;
  #dead = false;
  #watch = null;
  #fail;

  /**
   * Starts a worker with the core, given as its module or as the page carries it, perhaps not yet: the worker starts while the page is
   * still read and the first part unpacked, and the rest is work of that thread. `ready` resolves to {module, texts}, those of the
   * samples where the page carried them. `taken` is called when all of the core is on its way. The reader's script is taken from its element: nothing
   * is fetched.
   */
  constructor(core, taken) {
    const script = document.getElementById('reader').textContent;
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    this.ready = new Promise((resolve, reject) => {
      let late = null;
      this.#fail = (error) => (clearTimeout(late), reject(error), this.stop());
      this.#worker = new Worker(ownScript(address));
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.#fail(new Error(event.message));
      };
      this.#worker.onmessage = ({ data }) => {
        clearTimeout(late);
        this.#quiet = 0;
        if (data.alive) URL.revokeObjectURL(address);
        else if (data.ready) resolve(data);
        else if (data.failed) this.#fail(new Error(data.failed));
        else if (data.began) this.#began = data.began === this.#job?.number;
        else if (data.number === this.#job?.number) this.#done(data);
      };
      const give = async () => {
        const given = await core;
        const { first, ...carried } = given;
        if (this.#dead) return;
        late = setTimeout(() => reject(new Error('the worker did not start')), PATIENCE);
        this.#worker.postMessage({ core: first ? carried : given });
        if (first) this.#worker.postMessage({ first: await first });
        taken();
      };
      give().catch(this.#fail);
    });
  }

  /** Runs one job. Resolves to its answer, or to {lost: true, began} where the worker died or fell silent. One job at a time. */
  run({ content, html, options, number }) {
    if (this.#dead) return Promise.resolve({ lost: true, began: false });
    return new Promise((resolve) => {
      this.#job = { number, resolve, limit: AT_LEAST + content.length / CHARACTERS };
      this.#began = false;
      this.#quiet = 0;
      this.#worker.postMessage({ content, html, options, number });
      // Counted in turns of the page: a page that was asleep must not take its reader for dead.
      this.#watch = setInterval(() => ++this.#quiet > (this.#began ? this.#job.limit : TAKES_UP) && this.stop(), 1000);
    });
  }

  #done({ number, ...answer }) {
    const { resolve } = this.#job;
    clearInterval(this.#watch);
    this.#job = null;
    resolve(answer);
  }

  /** Ends the worker; the job it had is lost. */
  stop() {
    this.#dead = true;
    this.#worker?.terminate();
    if (this.#job) this.#done({ lost: true, began: this.#began });
  }
}
