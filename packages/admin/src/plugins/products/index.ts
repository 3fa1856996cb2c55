import ProductsIcon from '@mui/icons-material/MemoryOutlined';
import { definePlugin } from '@reglament/admin/kit';
import { CREATE_PRODUCT, PRODUCT, PRODUCTS, UPDATE_PRODUCT, type ProductRecord } from './documents.ts';

declare module '@reglament/admin/kit' {
  interface Resources { products: ProductRecord }
  interface Permissions { 'directory.read': true; 'directory.write': true }
}

export default definePlugin({
  id: 'products', api: 1,
  resources: [{
    name: 'products', representation: 'name', permission: 'directory.read', rights: { create: 'directory.write', edit: 'directory.write' },
    list: () => import('./ProductList.tsx'), show: () => import('./ProductShow.tsx'), create: () => import('./ProductCreate.tsx'), edit: () => import('./ProductEdit.tsx'),
  }],
  documents: { products: { list: PRODUCTS, one: PRODUCT, create: CREATE_PRODUCT, update: UPDATE_PRODUCT } },
  nav: [{ id: 'products', to: '/products', label: 'products.menu', section: 'shell.section.who', icon: ProductsIcon, order: 210, permission: 'directory.read', hotkey: 'g>p' }],
  commands: [{ id: 'new', label: 'products.act.create', permission: 'directory.write', run: ({ navigate }) => navigate('/products/create') }],
  messages: { ru: () => import('./ru.ts'), en: () => import('./en.ts') },
});
