// Light, dark, or as the system has it; the choice is kept where the browser lets a page keep things.

import { choiceOf, choose } from './state/choices.js';

const THEMES = ['as the system has it', 'light', 'dark'];

/** Applies the kept choice. */
export function applyTheme(theme = choiceOf('theme')) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** Goes on to the next theme that looks different, and gives its name. */
export function nextTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const present = document.documentElement.dataset.theme;
  const next = present ? (present === (dark ? 'light' : 'dark') ? THEMES[0] : dark ? 'light' : 'dark') : dark ? 'light' : 'dark';
  choose('theme', next);
  applyTheme(next);
  return next;
}
