package org.virtualvisits.adapters.graph;

/** How a mail carries its invite; docs/adr/0006 weighs the two. */
public enum InviteForm {
    /** As one of the mail's alternatives (RFC 6047 §2.4), which clients show as an invitation. The mail is sent as MIME. */
    INLINE,
    /** As a file, for tenants whose mail gateway damages the former. Clients show an attachment to be opened. */
    ATTACHED
}
