/** Who is at the other end of a connection, as far as it has shown. What each may do: DESIGN, "Access". */
export type Caller =
  | {
      kind: 'client';
      /** Of the key it has proved. */
      keyId: string;
    }
  | {
      kind: 'guest';
      /** The listed origin. */
      origin: string;
    };
