// Long work in turns, so that the page goes on answering between them. A generator is the work: what it does up to a yield is a step.

/** A turn goes on for so many milliseconds. */
const TURN = 8;

/** Runs the steps, the first turn at once; `done` is called with what they give. What it gives stops them. */
export function inTurns(steps, done, later = setTimeout, clock = () => performance.now()) {
  let stopped = false;
  const go = () => {
    const over = clock() + TURN;
    while (!stopped) {
      const { done: ended, value } = steps.next();
      if (ended) return done(value);
      if (clock() >= over) return later(go);
    }
  };
  go();
  return () => (stopped = true);
}

/** Runs something once the next frame is painted; soon where none is: in a window that is not seen. */
export function afterPaint(run) {
  if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(run));
  else setTimeout(run);
}

/** Runs all steps in one go and gives what they give. */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
