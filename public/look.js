// Before the first frame: shows the document as the last one was set. sidebar/settings/restore-look.ts does the same.
try {
  const look = JSON.parse(localStorage.getItem('look') ?? '{}');
  for (const name of ['theme', 'textSize', 'density', 'sendKey']) {
    if (look[name] !== undefined) document.documentElement.dataset[name] = look[name];
  }
} catch {}
