export { storeHistories, type History } from './store-histories.js';
