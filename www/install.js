// Over http the page can be installed and works offline; from disk there is nothing to install.

import { ownScript } from './own.js';

/** Adds the manifest and the service worker where the page came from a server. */
export function install() {
  if (!location.protocol.startsWith('http')) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = 'manifest.webmanifest';
  document.head.append(link);
  if (window.isSecureContext) navigator.serviceWorker?.register(ownScript('service-worker.js')).catch(() => {});
}
