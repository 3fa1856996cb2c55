import wall from './wall/ru.ts';

export default { sla: { wall } };
