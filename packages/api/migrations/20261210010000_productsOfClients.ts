import { Migration } from '@mikro-orm/migrations';

/** §3.3: which products a client has asked about is known without reading all of its requests. */
export class ProductsOfClients extends Migration {
  override up(): void {
    this.addSql('create index ticket_product on ticket (client_id, product_id) where product_id is not null;');
  }

  override down(): void {
    this.addSql('drop index ticket_product;');
  }
}
