// Where articles come in: paste anywhere, files and folders dropped anywhere, the open dialog.

const READABLE = /\.(txt|text|md|markdown|html?|xhtml|eml)$/i;

/** Calls `actions.paste(plain, rich)`, `actions.files(files)`, `actions.nothing()` and `actions.dragging(over)` for all the window. */
export function receive(actions) {
  document.addEventListener('paste', (event) => {
    const own = event.target.closest?.('input:not([type=checkbox]), [data-own-paste]');
    if (own || !event.clipboardData) return;
    event.preventDefault();
    const files = [...event.clipboardData.files];
    const plain = event.clipboardData.getData('text/plain');
    if (files.length > 0 && plain === '') actions.files(files);
    else actions.paste(plain, event.clipboardData.getData('text/html'));
  });
  let depth = 0;
  // Words of the page's own that are dragged by mistake are no new article.
  let own = false;
  document.addEventListener('dragstart', () => (own = true));
  document.addEventListener('dragend', () => (own = false));
  const over = (by) => actions.dragging((depth = Math.max(0, depth + by)) > 0 && !own);
  document.addEventListener('dragenter', () => over(1));
  document.addEventListener('dragleave', () => over(-1));
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', async (event) => {
    event.preventDefault();
    over(-depth);
    const mine = own;
    const words = event.dataTransfer.getData('text/plain');
    const rich = event.dataTransfer.getData('text/html');
    const files = await filesOf(event.dataTransfer);
    if (files.length > 0) actions.files(files);
    else if (mine) return;
    else if (words !== '' || rich !== '') actions.paste(words, rich);
    else actions.nothing();
  });
}

/** All files of a drop, folders walked; of a folder only the kinds that hold text. */
async function filesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
  const found = [];
  for (const entry of entries) await walk(entry, found, true);
  return found;
}

async function walk(entry, found, named) {
  if (entry.isFile) {
    if (named || READABLE.test(entry.name)) found.push(await new Promise((resolve, reject) => entry.file(resolve, reject)));
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const child of batch) await walk(child, found, false);
  }
}

/** The open dialog. */
export function chooseFiles(files) {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.eml,text/plain,text/html,message/rfc822';
  input.addEventListener('change', () => files([...input.files]));
  input.click();
}
