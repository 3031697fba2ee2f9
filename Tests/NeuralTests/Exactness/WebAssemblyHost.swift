/// The host of a WebAssembly module of Embedded Swift under Node: memory, the C library's functions that it imports (all exact),
/// and output.
let webAssemblyHost = """
  import { readFileSync } from "node:fs";

  let memory, end;
  let output = "";
  const bytes = () => new Uint8Array(memory.buffer);

  // A bump allocator without deallocation: the program is short.
  const allocate = (size, alignment) => {
    const start = Math.ceil(end / alignment) * alignment;
    end = start + size;
    const missing = end - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65536));
    return start;
  };

  const env = {
    malloc: (size) => allocate(size, 16),
    posix_memalign: (result, alignment, size) => {
      const start = allocate(size, alignment);
      new DataView(memory.buffer).setUint32(result, start, true);
      return 0;
    },
    free: () => {},
    memcpy: (to, from, count) => (bytes().copyWithin(to, from, from + count), to),
    memmove: (to, from, count) => (bytes().copyWithin(to, from, from + count), to),
    memset: (to, byte, count) => (bytes().fill(byte, to, to + count), to),
    putchar: (code) => ((output += String.fromCharCode(code)), code),
    fmod: (a, b) => a % b,
    round: (a) => (a < 0 ? -Math.round(-a) : Math.round(a)),
  };

  const program = new WebAssembly.Module(readFileSync(process.argv[2]));
  const exports = new WebAssembly.Instance(program, { env }).exports;
  memory = exports.memory;
  end = exports.__heap_base.value;
  exports.__main_argc_argv(0, 0);
  process.stdout.write(output);
  """
