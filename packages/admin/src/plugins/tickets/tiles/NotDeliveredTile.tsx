import { TicketTile } from './TicketTile.tsx';

export default function NotDeliveredTile() { return <TicketTile tab="notDelivered" />; }
