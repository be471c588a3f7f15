package io.headwater.source;

/** One record that must be rejected; the message is the reason written beside it. Carries no stack: a file may have millions. */
final class BadRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRecordException(String reason) {
        super(reason, null, false, false);
    }

    /** Why the record is rejected. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** A value as a reason can show it: short, on one line. */
    static String shown(CharSequence value) {
        StringBuilder shown = new StringBuilder("'");
        int length = Math.min(value.length(), 40);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return shown.append(value.length() > length ? "…'" : "'").toString();
    }
}
