//! Dates as they are written in Korean, in numbers and words that the guess understands.

/// Words before or after a date, with the English for them: those that go around others come first.
const WORDS: [(&str, &str); 15] = [
    ("까지", "by"),
    ("부터", "from"),
    ("이후", "from"),
    ("이전", "before"),
    ("약", "about"),
    ("경", "about"),
    ("쯤", "about"),
    ("초순", "early"),
    ("중순", "mid"),
    ("하순", "late"),
    ("상반기", "first half"),
    ("하반기", "second half"),
    ("초", "early"),
    ("중반", "mid"),
    ("말", "end"),
];

/// The same in numbers joined by hyphens, with English words before them: "2028년 말" is "end 2028",
/// "2026년 5월 11일" is "2026-05-11". None for what is not written so.
pub(super) fn in_english(text: &str) -> Option<String> {
    if !text.contains('년') {
        return None;
    }
    let mut rest = text.replace("서기", "");
    let mut words = Vec::new();
    for (word, english) in WORDS {
        if let Some(at) = rest.find(word) {
            rest.replace_range(at..at + word.len(), " ");
            // 약 and 경 go together.
            if !words.iter().any(|word| word == english) {
                words.push(english.to_owned());
            }
        }
    }
    let mut numbers = Vec::new();
    for token in rest.split_inclusive(['년', '월', '일', '기']) {
        let number = token.trim_matches(|c: char| !c.is_ascii_digit());
        match token.trim().strip_prefix(number)?.trim() {
            "년" if numbers.is_empty() => numbers.push(format!("{number:0>4}")),
            "월" | "일" if !numbers.is_empty() => numbers.push(format!("{number:0>2}")),
            "분기" => words.push(format!("Q{number}")),
            "" if number.is_empty() => {}
            _ => return None,
        }
    }
    words.push(numbers.join("-"));
    Some(words.join(" "))
}
