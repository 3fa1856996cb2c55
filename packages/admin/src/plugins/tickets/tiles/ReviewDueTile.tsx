import { TicketTile } from './TicketTile.tsx';

export default function ReviewDueTile() { return <TicketTile tab="reviewDue" />; }
