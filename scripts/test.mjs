// npm test: everything that CI runs. The last line is "N passed, N failed".
const major = Number(process.versions.node.split('.')[0]);
if (major >= 20) {
  void import('./testing.mjs').then(({ test }) => test(process.argv.slice(2)));
} else {
  console.error(`Reglament needs Node 20 or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`);
  process.exitCode = 78;
}
