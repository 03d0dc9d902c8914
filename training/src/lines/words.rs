//! Word weights: a logistic regression over hashed words, word pairs, first and last words.

use super::data::Sample;
use foresay::clean::hashed::{BUCKETS, buckets};

/// Learns one weight a bucket, in 1/16 of a logit.
pub fn fit(samples: &[&Sample]) -> Vec<i8> {
    let mut rows: Vec<(Vec<u16>, f32, f32)> = Vec::new();
    let mut found = Vec::new();
    for sample in samples {
        let page = sample.page();
        for (index, target) in sample.targets.iter().enumerate() {
            buckets(page.words(index), &mut found);
            // Every line counts alike here, long ones a little more.
            rows.push((found.clone(), f32::from(u8::from(target.body)), target.weight.sqrt().min(3.0)));
        }
    }
    let mut weights = vec![0f32; BUCKETS];
    let mut squares = vec![1e-3f32; BUCKETS];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = 12345u64;
    for _ in 0..4 {
        for i in (1..order.len()).rev() {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            order.swap(i, (random >> 33) as usize % (i + 1));
        }
        for &row in &order {
            let (features, y, weight) = &rows[row];
            let scale = 3.0 / (features.len() as f32 + 6.0);
            let z: f32 = features.iter().map(|&b| weights[b as usize]).sum::<f32>() * scale;
            let gradient = (1.0 / (1.0 + (-z).exp()) - y) * scale * weight;
            for &b in features {
                let g = gradient + 2e-6 * weights[b as usize];
                squares[b as usize] += g * g;
                weights[b as usize] -= 0.15 * g / squares[b as usize].sqrt();
            }
        }
    }
    weights.iter().map(|w| (w * 16.0).round().clamp(-127.0, 127.0) as i8).collect()
}
