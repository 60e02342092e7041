"""Mail: letters are composed, kept with the change that they tell of, and sent afterwards; nobody gets one twice."""
