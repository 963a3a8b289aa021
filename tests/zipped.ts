import { deflateRawSync } from 'node:zlib';

/** A zip by hand: only what a directory needs. */
export function zipped(parts: Record<string, string>, declared = 12): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const data = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(declared, 24); // mostly a lie about the unpacked size
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(path), data);
    directory.push(entry, Buffer.from(path));
    at += 30 + path.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
