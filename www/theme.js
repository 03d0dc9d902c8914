// Light, dark, or as the system has it; the choice is kept where the browser lets a page keep things.

const THEMES = ['as the system has it', 'light', 'dark'];

function kept() {
  try {
    return localStorage.getItem('foresay-theme');
  } catch {
    return null;
  }
}

/** Applies the kept choice. */
export function applyTheme(theme = kept()) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Goes on to the next theme that looks different, and gives its name. */
export function nextTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const present = document.documentElement.dataset.theme;
  const next = present ? (present === (dark ? 'light' : 'dark') ? THEMES[0] : dark ? 'light' : 'dark') : dark ? 'light' : 'dark';
  try {
    localStorage.setItem('foresay-theme', next);
  } catch {
    // Kept for this visit alone.
  }
  applyTheme(next);
  return next;
}
