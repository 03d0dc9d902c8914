// Keeps the page for reading offline, over http only. It answers for the page's own files and for nothing else; the newest copy
// is taken from the server where there is a network.
const KEEP = 'foresay-{{version}}';
const FILES = ['./', 'manifest.webmanifest', 'icon.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEEP).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('foresay-') && name !== KEEP).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

self.addEventListener('fetch', (event) => {
  const own = FILES.map((file) => new URL(file, self.registration.scope).href);
  const asked = new URL(event.request.url);
  asked.search = '';
  asked.hash = '';
  if (asked.href === `${self.registration.scope}index.html`) asked.href = self.registration.scope;
  if (event.request.method !== 'GET' || !own.includes(asked.href)) return;
  event.respondWith(fetch(event.request).catch(() => caches.match(asked.href, { cacheName: KEEP })));
});
