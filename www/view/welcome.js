// What is there before an article is: how to bring one in.

import { h, button } from './dom.js';
import samples from 'samples';

export function renderWelcome(container, actions) {
  const box = h('textarea', { id: 'paste', rows: '6', placeholder: 'Paste an article here, or anywhere on this page', 'data-own-paste': true, spellcheck: 'false' });
  const read = button('Read it', () => actions.paste(box.value, ''), { class: 'primary', hidden: true });
  box.addEventListener('input', () => (read.hidden = box.value.trim() === ''));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && box.value.trim() !== '') actions.paste(box.value, '');
  });
  box.addEventListener('paste', (event) => {
    if (box.value !== '' || event.clipboardData === null) return;
    event.preventDefault();
    actions.paste(event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html'));
  });
  container.replaceChildren(
    h('div', { class: 'welcome' },
      h('h1', {}, 'Who says what, and what happens if'),
      h('p', { class: 'lead' }, 'Paste a news article in English, menus and all. You get its clean text, who says what in it, and what would follow from each outcome it weighs. Every finding leads to the words it comes from.'),
      h('label', { class: 'unseen', for: 'paste' }, 'Article text'),
      box,
      h('div', { class: 'row' }, read, button('Open files', () => actions.choose(), {}), h('span', { class: 'quiet-text' }, 'or drop files or a folder: text, Markdown, HTML, mail. Open several to compare them.')),
      h('h2', {}, 'Try one of these'),
      h('ul', { class: 'samples' }, samples.map((sample, number) => h('li', {}, h('button', { type: 'button', onclick: () => actions.sample(sample, number) }, h('strong', {}, sample.name), h('span', {}, sample.about))))),
      h('p', { class: 'quiet-text' }, 'The samples are invented: so are their countries, people and outlets.')),
  );
}
