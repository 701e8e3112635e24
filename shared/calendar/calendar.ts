// The door of the room: what other rooms may use. Signatures are agreed; see each function's own file.
