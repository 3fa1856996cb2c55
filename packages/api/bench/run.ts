import '../src/platform/metadata.ts';
import { openBenchDesk } from './desk.ts';
import { Figures } from '../src/platform/testing/figures.ts';
import { measureArchive } from './archive.bench.ts';
import { measureBreaches } from './breaches.bench.ts';
import { measureCalendarChange } from './calendarChange.bench.ts';
import { measureClock } from './clock.bench.ts';
import { measureLateness } from './lateness.bench.ts';
import { measureBombs, measureIntake } from './letters.bench.ts';
import { measureLists } from './lists.bench.ts';
import { compareLibraries } from './otherLibraries.bench.ts';
import { measureMail } from './mail.bench.ts';
import { measureOverHttp } from './overHttp.bench.ts';
import { measureProcess } from './process.bench.ts';
import { measureSearch } from './search.bench.ts';

/** `pnpm bench`: measures, prints, and ends with 1 when a figure misses what is promised of it (docs/performance.md); a last sentence says which. */
const figures = new Figures(console.log);
const line: Figures['line'] = (...figure) => figures.line(...figure);
const whole = (value: number): string => Math.round(value).toLocaleString('en');

const clock = measureClock();
line('due computations per second, one core', whole(clock.duesPerSecond), 'aim ≥ 1,000,000', { value: clock.duesPerSecond, aim: { least: 1_000_000 } });
line('memory of a calendar of 20 years', `${whole(clock.calendarBytes / 1024)} KB`, 'aim ≤ 1 MB', { value: clock.calendarBytes, aim: { most: 1_048_576 } });

const side = compareLibraries();
line('the same sums of working time beside npm libraries', whole(side.duesPerSecond), 'per second, one core');
for (const { name, duesPerSecond, compared, wrong } of side.libraries) {
  line(`  ${name}`, whole(duesPerSecond), `${whole(side.duesPerSecond / duesPerSecond)} × slower`);
  line(`    wrong of ${whole(compared)}: working Saturday, seconds lost, other`, `${wrong.workingSaturday}, ${wrong.secondsLost}, ${wrong.other}`, `${wrong.tooLate} too late`);
}

const desk = await openBenchDesk(250);
const lists = await measureLists(desk);
const overHttp = await measureOverHttp(desk);
await desk.close();
line(`tickets(first: 50) of ${whole(lists.rows)}, CPU per operation`, `${whole(lists.lean)} µs`, 'aim ≤ 800 µs', { value: lists.lean, aim: { most: 800 } });
line('the same by hydrated entities and default Apollo', `${whole(lists.hydrated)} µs`, '');
line('ratio', `${(lists.hydrated / lists.lean).toFixed(1)} ×`, 'aim ≥ 3 ×', { value: lists.hydrated / lists.lean, aim: { least: 3 } });
const [ours] = overHttp;
for (const { name, perSecond, cpuPerRequest } of overHttp) {
  const ratio = `${((ours?.perSecond ?? 0) / perSecond).toFixed(2)} × as many by this desk, ${(cpuPerRequest / (ours?.cpuPerRequest ?? 1)).toFixed(2)} × its CPU`;
  line(`the same over HTTP, 8 connections: ${name}`, `${whole(perSecond)} a second, ${whole(cpuPerRequest)} µs`, ratio);
}

console.log('lists with 10,000 and with 1,000,000 tickets, 2,500 of them open, p95 of 200; aim ≤ 1.5 ×');
await measureArchive(({ name, smallP95, largeP95 }) => line(`  ${name}`, `${smallP95.toFixed(1)} and ${largeP95.toFixed(1)} ms`, `${(largeP95 / smallP95).toFixed(2)} ×`, { value: largeP95 / smallP95, aim: { most: 1.5 } }));

// by the real clock, so before a calendar change is measured by a commanded one
const watching = await openBenchDesk(0);
const late = await measureLateness(watching);
await watching.close();
line(`${whole(late.promises)} breaches at rest, from the due until all can see it, p50`, `${whole(late.p50Milliseconds)} ms`, '');
line('the same, the latest', `${whole(late.longestMilliseconds)} ms`, 'aim ≤ 1,000 ms', { value: late.longestMilliseconds, aim: { most: 1000 } });
line('as many that were missed, from the start of the engine', `${whole(late.afterRestartMilliseconds)} ms`, 'aim ≤ 30,000 ms', { value: late.afterRestartMilliseconds, aim: { most: 30_000 } });

const large = await openBenchDesk(2600);
const change = await measureCalendarChange(large);
const finding = await measureSearch(large);
await large.close();
line(`recompute of ${whole(change.obligations)} open promises after a calendar change`, `${(change.recomputeMilliseconds / 1000).toFixed(1)} s`, 'aim ≤ 20 s for 100,000', { value: change.recomputeMilliseconds, aim: { most: 20_000 } });
line('tickets(first: 50) of the same process meanwhile, p95', `${change.p95Milliseconds.toFixed(1)} ms`, 'aim ≤ 100 ms', { value: change.p95Milliseconds, aim: { most: 100 } });
line('dry run of that change', `${whole(change.previewMilliseconds)} ms`, '');
line(`search in ${whole(finding.documents)} documents, p95`, `${whole(finding.p95Milliseconds)} ms`, 'aim ≤ 150 ms', { value: finding.p95Milliseconds, aim: { most: 150 } });
line('the same of mistyped words', `${whole(finding.correctedP95Milliseconds)} ms`, '');
line('similar requests, p95', `${whole(finding.similarP95Milliseconds)} ms`, '');
line('the index, and how long it is built', `${whole(finding.indexBytes / 1_048_576)} MB, ${whole(finding.rebuildMilliseconds / 1000)} s`, '');

const receiving = await openBenchDesk(0);
const intake = await measureIntake(receiving);
await receiving.close();
line('letters per second, from the stored bytes to the request', intake.lettersPerSecond.toFixed(0), 'aim ≥ 30', { value: intake.lettersPerSecond, aim: { least: 30 } });
line('memory of the server beyond the usual, a letter of 25 MB', `${whole(intake.largeLetterBytes / 1_048_576)} MB`, 'aim ≤ 150 MB', { value: intake.largeLetterBytes / 1_048_576, aim: { most: 150 } });
line('the same of one that comes by the SMTP door', `${whole(intake.largeByDoorBytes / 1_048_576)} MB`, 'aim ≤ 150 MB', { value: intake.largeByDoorBytes / 1_048_576, aim: { most: 150 } });
const bombed = await measureBombs();
line(`of ${bombed.length} letters made to hang or exhaust, the slowest`, `${whole(Math.max(...bombed.map(({ milliseconds }) => milliseconds)))} ms`, 'aim ≤ 3,000 ms', { value: Math.max(...bombed.map(({ milliseconds }) => milliseconds)), aim: { most: 3000 } });
line('the same, the most processor time', `${whole(Math.max(...bombed.map(({ processorMilliseconds }) => processorMilliseconds)))} ms`, '');
line('the same, the most memory of a reader', `${whole(Math.max(...bombed.map(({ readerBytes }) => readerBytes)) / 1_048_576)} MB`, 'aim ≤ 400 MB', { value: Math.max(...bombed.map(({ readerBytes }) => readerBytes)) / 1_048_576, aim: { most: 400 } });
line('the same, the most memory of the server beyond the usual', `${whole(Math.max(...bombed.map(({ serverBytes }) => serverBytes)) / 1_048_576)} MB`, 'aim < 100 MB', { value: Math.max(...bombed.map(({ serverBytes }) => serverBytes)) / 1_048_576, aim: { below: 100 } });

const watched = await openBenchDesk(0);
const breaches = await measureBreaches(watched);
await watched.close();
line(`a wake of the breach engine over ${whole(breaches.obligations)} open promises, CPU`, `${breaches.processMilliseconds.toFixed(2)} ms`, 'aim ≤ 5 ms', { value: breaches.processMilliseconds, aim: { most: 5 } });
line('the same with PostgreSQL, wall', `${breaches.wallMilliseconds.toFixed(2)} ms`, '');
line('memory that 300 wakes leave behind', `${whole(breaches.heapGrowthBytes / 1024)} KB`, 'aim: none');

const posting = await openBenchDesk(0, true);
const mail = await measureMail(posting);
await posting.close();
line(`${whole(mail.letters)} letters by the door, each proven, ${mail.perSecond} a second: to the ticket, p50`, `${whole(mail.p50Milliseconds)} ms`, '');
line('the same, p95', `${whole(mail.p95Milliseconds)} ms`, 'aim ≤ 2,000 ms', { value: mail.p95Milliseconds, aim: { most: 2000 } });
line(`the same, to the confirmation of ${whole(mail.confirmations)}, none held back, p95`, `${whole(mail.confirmationP95Milliseconds)} ms`, 'aim ≤ 60,000 ms', { value: mail.confirmationP95Milliseconds, aim: { most: 60_000 } });
line('letters taken and decided about, as fast as they come', `${mail.mostPerSecond.toFixed(1)} a second`, 'aim ≥ 30 a second', { value: mail.mostPerSecond, aim: { least: 30 } });
line(`${whole(mail.waiting)} waiting letters, until all are decided about`, `${whole(mail.clearedMilliseconds / 1000)} s`, 'aim ≤ 180 s', { value: mail.clearedMilliseconds / 1000, aim: { most: 180 } });
line('tickets of them out of the order of arrival', whole(mail.outOfOrder), 'aim: none', { value: mail.outOfOrder, aim: { most: 0 } });

const rest = await measureProcess();
line('API process at rest, resident memory', `${whole(rest.residentBytes / 1_048_576)} MB`, 'aim ≤ 250 MB', { value: rest.residentBytes / 1_048_576, aim: { most: 250 } });
line('second start, until ready', `${whole(rest.secondStartMilliseconds)} ms`, 'aim ≤ 5,000 ms', { value: rest.secondStartMilliseconds, aim: { most: 5000 } });

for (const sentence of figures.missed) console.error(sentence);
process.exitCode = figures.missed.length === 0 ? 0 : 1;
