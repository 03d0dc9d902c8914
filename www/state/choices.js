// Small choices of the reader, kept where the browser lets a page keep things.

/** The choice of that name, or `otherwise` where none is kept. */
export function choiceOf(name, otherwise = null) {
  try {
    return localStorage.getItem(`foresay-${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a choice; where the browser keeps nothing it holds for this visit alone. */
export function choose(name, value) {
  try {
    localStorage.setItem(`foresay-${name}`, value);
  } catch {
    // What was chosen is in force all the same.
  }
}
