// npm start: installs and builds what is missing, then runs Reglament on the right Node.
// No import stands up here: an old Node must get as far as the sentence below.
const major = Number(process.versions.node.split('.')[0]);
if (major >= 20) {
  void import('./starting.mjs').then(({ start }) => start(process.argv.slice(2)));
} else {
  console.error(`Reglament needs Node 20 or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`);
  process.exitCode = 78;
}
