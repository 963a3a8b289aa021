// The server process: `npm start` runs it under the Node that comes with the packages.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(`The server runs on Node 24, and this is ${process.version}. Start it with: npm start`);
  process.exit(1);
}
await import('./src/server/packages-once.ts');
const { start } = await import('./src/server/installation/start.ts');
await start(async () => (await import('./build/handler.js')).handler);
