import wall from './wall/en.ts';

export default { sla: { wall } };
