const { startPage } = await import('./start-page.tsx');
await startPage();
