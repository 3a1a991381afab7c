package org.virtualvisits.core.rotation;

/** A secret itself, on its way between the directory, the vault and the login service. Shows itself to nobody (V8). */
public record SecretText(String value) {

    @Override
    public String toString() {
        return "secret";
    }
}
