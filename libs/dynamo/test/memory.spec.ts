import { storageContract } from './contracts/storage.contract.js';
import { openMemoryStorage } from './support/storage.js';

storageContract('memory', openMemoryStorage, 100);
