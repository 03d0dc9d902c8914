// The one place that holds what the page shows. Views read it; only the controller changes it.

/** A store: `state` is replaced, never mutated, and listeners are told once a frame. */
export function createStore(initial) {
  let state = initial;
  let told = true;
  const listeners = new Set();
  const tell = () => {
    told = true;
    for (const listener of listeners) listener(state);
  };
  return {
    get state() {
      return state;
    },
    /** Takes over the fields of `patch`, or of what it returns for the present state. */
    set(patch) {
      state = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) };
      if (told) {
        told = false;
        queueMicrotask(tell);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}

/** The document that is shown, or null. */
export function currentOf(state) {
  return state.docs.find((doc) => doc.id === state.current) ?? null;
}
