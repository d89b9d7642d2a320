import { createContext } from 'react';

/** Where the live connection goes; set once at boot. */
export const SocketUrlContext = createContext('');
