package org.virtualvisits.core.rotation;

/** Port: the login service, asked for a token as an application would. The token is thrown away. */
public interface SignIns {

    /** Whether the application gets a token with this secret. */
    Answer<Boolean> prove(String appId, SecretText text);
}
