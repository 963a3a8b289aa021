// Beside a calculation in a process of its own: its standard input is a pipe to the server, which closes when that is gone.
import { Socket } from 'node:net';

const gone = () => process.kill(process.pid, 'SIGKILL');

new Socket({ fd: 0, readable: true, writable: false }).on('error', gone).on('close', gone).resume();
