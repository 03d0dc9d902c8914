// The page's policy lets no words become markup or script, whoever writes the code; only its own two scripts are vouched for here.

const policy = globalThis.trustedTypes?.createPolicy('foresay', { createScriptURL: (address) => address });

/** The address of a script of this very page, as browsers want it vouched for. */
export function ownScript(address) {
  return policy ? policy.createScriptURL(address) : address;
}
